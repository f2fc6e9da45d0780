/** The oracle of test/edtf.test.ts comes without types. */
declare module 'edtf' {
  /** Parses an EDTF string; the object has its first and last millisecond. */
  export default function edtf(text: string): { readonly min: number; readonly max: number };
}
