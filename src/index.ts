/**
 * The only door of the query engine. Offsets are UTF-16 units into `source.text`, start inclusive, end exclusive;
 * paragraph indexes count from 0, labels are what is printed; dates are EDTF strings.
 */
export type { Access, Level } from './access/access.ts';
export { everything, levelOf } from './access/access.ts';
export { citePieces, citeSource, fold, pinOf } from './citation.ts';
export type { Difference } from './cite/difference.ts';
export { type CiteStyle, citeStyles, formatCitation } from './cite/index.ts';
export { type MessageQuotation, messageQuotations, namedBeside } from './cite/message.ts';
export type { PassagePlace } from './cite/passages.ts';
export type { ChangedPassage, Revision, Side, Stretch } from './cite/revision.ts';
export { packageRoot } from './data.ts';
export type * from './document.ts';
export {
  alternativeText,
  type HoldingsPicture,
  isWorthDrawing,
  type MentionsPicture,
  type Months,
  type Picture,
  picturePng,
  type ThreadPicture,
  type TimelinePicture,
} from './draw/index.ts';
export { bounds, precisionOf } from './edtf.ts';
export type { AddedDocument } from './engine/adding.ts';
export type * from './engine/answers.ts';
export type { DecisionMade, PeopleDecisions } from './engine/deciding.ts';
export { type OpenOptions, openCollection } from './engine/engine.ts';
export type { ExplainedHit, ExplainedPart, Explanation } from './engine/explaining.ts';
export type { NoteName, Removals, TakenOutDocument } from './engine/removals.ts';
export type { Shared, SimilarAnswer, SimilarDocument } from './engine/similar-answer.ts';
export type { UploadEnd, Uploads } from './engine/uploads.ts';
export type { SplicedPiece, VerifyAnswer, VerifyOptions } from './engine/verify.ts';
export {
  type AlreadyThere,
  type CollectionWatches,
  mostWatches,
  type WatchFound,
  type WatchWanted,
} from './engine/watches.ts';
export { AskError, ConfigError, DocumentError, StoreError } from './errors.ts';
export { csvRow } from './export/csv.ts';
export { exportFormats } from './export/index.ts';
export type { ExportFormat, ExportItem, ItemType } from './export/item.ts';
export { findDates } from './facts/dates.ts';
export type { Basis, DateFound, EventDate, PersonFound, Status } from './facts/facts.ts';
export { findPeople } from './facts/people.ts';
export { type CsvMapping, csvMapping } from './files/csv/columns.ts';
export { headed, type Listed, listIn } from './files/list.ts';
export { makeFolder } from './folder.ts';
export { formats, parseDocument } from './formats/index.ts';
export { fileAt, type Read, readFile } from './ingest/reading.ts';
export type * from './ingest/report.ts';
export {
  type HandedIn,
  type Handing,
  isNews,
  type Upload,
  type UploadedDocument,
  uploadLimits,
} from './ingest/upload.ts';
export { isPassedOver } from './ingest/walk.ts';
export { markupEscaped } from './markup.ts';
export { canonicalId, findMrns } from './mrn/index.ts';
export { createNameIndex, type NameIndex, type NameMatch } from './names/index.ts';
export { readSchedule } from './schedule/reading.ts';
export { nextRun, nextRuns } from './schedule/runs.ts';
export { scheduleWords } from './schedule/saying.ts';
export { exampleSchedules } from './schedule/word-tokens.ts';
export { readZone, zonesLike } from './schedule/zones.ts';
export type { Plan, Reason } from './search/ladder.ts';
export { narrowed } from './search/query-text.ts';
export { cutsOf } from './search/snippet.ts';
export type { Signed } from './store/decisions.ts';
export type { Digest, DigestPlan, Digests } from './store/digests.ts';
export type { FileRecord } from './store/files.ts';
export type { Notes } from './store/notes.ts';
export type { DuePost, Outbox, Settled, TakenPost, Taking } from './store/outbox.ts';
export type { Doer, Foreseen, Provenance, Tombstone } from './store/removals.ts';
export { sentRule } from './store/rows.ts';
export type {
  Added,
  Count,
  DocumentCard,
  DocumentView,
  Facets,
  Paths,
  Span,
  Stats,
  StoredReference,
} from './store/store.ts';
export type { Watch, WatchPost } from './store/watches.ts';
