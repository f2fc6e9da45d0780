/**
 * The words that web pages put around an article, in the languages in which they are met most. Each rule is matched
 * against one block with its list marker removed and is anchored or bounded, so that it stays linear.
 */

/** A heading of links to kindred articles: such stand in the middle of articles as well as after them. */
export const RELATED =
  /^(?:related(?: (?:articles?|stories|posts?|content|topics?|tags?|links?|news|coverage|reading|videos?|roundup)\b.{0,40})?|more (?:on|in|about)\b.{0,60}|don['’]t miss|read (?:next|also|this next)\b.{0,20}|see also|explore further|leia (?:mais|também)|veja (?:mais|também)|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|leggi anche|lea también|baca juga)\s*[:…».!-]{0,3}$/iu;

/** A heading after which other articles, comments or the site's own matters come. */
export const AFTERMATH =
  /^(?:more (?:from|stories|great|news|coverage|top|\w+ (?:news|stories))\b.{0,60}|(?:most|top|latest|recent|popular|trending|hot|recommended|suggested|editors?['’]?s?|must)[ -](?:popular|read|viewed|shared|commented|stories|story|articles?|posts?|news|videos?|comments|picks?|headlines|features|topics|rated comments|blog posts|\w+ (?:videos|articles|headlines|stories|posts))\b.{0,30}|trending(?: now)?|popular|recommend(?:ed|s)?(?: (?:for you|by|stories|reading)\b.{0,20})?|you (?:may|might|can) (?:also )?(?:like|be interested|enjoy)\b.{0,40}|we recommend|up next|what to read next|elsewhere on|(?:more )?from (?:around )?the web|around the web|promoted(?: stories| links)?|sponsored (?:links|content|stories)|(?:top rated )?comments?(?: \(\d+\))?|\W?\d+ comments?\W?|\(\d+\) comments?|leave a (?:reply|comment)\b.{0,20}|join the (?:conversation|discussion)\b.{0,40}|view (?:the )?(?:comments|discussion).{0,30}|about the author|our latest stories|(?:posted )?\d+ (?:min(?:ute)?|hour|day|week|month|year)s? ago\b.{0,20}|.{2,40} (?:says?|said|wrote|disse|escreveu|schrieb|dice|dit):|filed (?:to|under)\b.{0,80}|posted in\b.{0,100}|in this article\b.{0,100}|artigos relacionados|coment[aá]rios?|\d+ coment[aá]rios?|você pode gostar|weitere (?:beiträge|artikel|themen)\b.{0,40}|(?:das könnte|auch) (?:sie|dich) .{0,40}|articles? (?:liés|similaires)|commentaires?|articoli correlati|lascia un commento|art[ií]culos? relacionados?|también te puede interesar|comentarios|terkait|sukai ini|next (?:article|post|story)|previous (?:article|post|story)|(?:- )?next \w+ news|feedback to editors)\s*[:…».!-]{0,3}$/iu;

/** The heading of a note about an author ("About Jane Roe"). */
export const ABOUT_PERSON =
  /^(?:[Aa]bout|ABOUT|Über|Sobre|À propos de) \p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u;

/** A line that belongs to the page and not to the text, wherever it stands. */
export const FURNITURE =
  /^(?:(?:- )?advertisements?(?: -)?|advertising|anzeige|publicidade|publicité|pubblicità|publicidad|iklan|sponsored|share(?:s| this.{0,40}| close.{0,30}| (?:on|via|to) .{0,80})?|\d[\d.,k]* (?:shares?|comments?|views?|likes?)|tweet|print(?: this (?:article|page))?|email(?: this)?|facebook|twitter|linkedin|pinterest|reddit|whatsapp|flipboard|tumblr|telegram|instagram|copy(?: link.{0,20})?|save|like|follow|subscribe(?: .{0,60})?|sign (?:up|in)(?: .{0,80})?|log ?in|register|search|menu|close|home|skip to .{0,40}|caption|back to (?:gallery|top)|image \d+ of.{0,8}|\d+ ?\/ ?\d+|(?:see|view) (?:all|full|more)\b.{0,40}|read (?:more|full|the full)\b.{0,60}|continue reading.{0,40}|learn more|click here .{0,80}|show more.{0,30}|load(?:ing)? ?(?:more|\.\.\.)?|get short url|report (?:error|a typo).{0,20}|listen.{0,20}|watch(?: now)?|videos?(?: \d.{0,20})?|play|topics?|tags?\b.{0,120}|related topics|sharing is caring|like this|share your thoughts\b.{0,30}|about (?:this|the) authors?|search form|newsletters?|get (?:our|the) .{0,40}newsletter|thanks for signing up.{0,10}|get breaking .{0,120}|no spam.{0,140}|(?:need|want) (?:more|to stay) .{0,160}|join (?:our|us) .{0,200}|stay up to date.{0,80}|follow .{0,60} on (?:twitter|facebook|instagram)\b.{0,80}|follow .{2,30} on|like this (?:story|article).{0,60})[\s:.!»›→]{0,3}$/iu;

/** Where a pointer to another article begins ("Related: …", "SEE MORE: …"). */
export const POINTER =
  /^(?:related|see (?:more|also)|also|read (?:more|also|next)|more|watch|listen|don['’]t miss|just in|also on \S{2,30}|on \w{2,30}\.com|column|leia (?:mais|também)|veja também|lire aussi|leggi anche|lesen sie auch|mehr|baca juga)\s?:/iu;

/** A picture's credit or caption. */
export const CREDIT =
  /(?:^|\s|\()(?:(?:photo(?:graph|s)?|image|picture|foto|video|illustration|graphic|screenshot|credit|bild|quelle)(?: (?:by|credit|courtesy|via))?\s?[:©]|photo(?:graph)? (?:by|courtesy)|\bfile photo\b|courtesy (?:of |photo)?\p{Lu}|getty images|shutterstock|istock|reuters\/|ap photo|\(ap\)$|via getty|©\s?\p{L})/iu;

/** What is said to the visitor about the site: rights, cookies, terms. */
export const LEGALESE =
  /(?:all rights reserved|©|\(c\) ?(?:19|20)\d\d|copyright (?:©|\d{4})|privacy (?:policy|notice)|terms (?:of (?:use|service)|& conditions|and conditions)|cookies?\b.{0,80}\b(?:site|website|experience|accept|browser|sito|consent)|enable javascript|todos os direitos|alle rechte vorbehalten|tutti i diritti|affiliate (?:links?|partnerships|commission)|subject to copyright|(?:get|earn|receive) a (?:share|commission)|unsubscribe|opt-in|your (?:email|inbox|subscription)|subscribe to our)/iu;

/** Words by which a text shows that it was a web page's. */
export const SITE =
  /^(?:skip to (?:main )?content|(?:main |top )?menu|home|about(?: us)?|contact(?: us)?|search|log ?in|sign ?(?:in|up)|subscribe|newsletters?|rss(?: feed)?|privacy(?: policy| notice)?|terms (?:of (?:use|service)|& conditions)|cookie (?:policy|settings)|advertise(?: with us)?|careers|jobs|site ?map|facebook|twitter|instagram|linkedin|youtube|pinterest|whatsapp|follow us|share|advertisement|all rights reserved|kontakt|impressum|datenschutz|contato|startseite|accueil|inicio|in[ií]cio)\W*$/iu;

/** Function words of the languages above: prose is dense with them, menus are not. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'the of and to in a is that for it was with as on he be by at i his this are from or an had not but have they which you we her she were all their there been if more when will would who so no its than into has can about them some other only new could these may then do any my now such like our over me after also did many before must through where much your way because those how said ' +
    'der die das und in zu den von mit ist des sich nicht dem ein eine für auf auch als an es im werden bei oder wird nach aus wie über einen hat nur noch so dass wir sie ' +
    'le la les de des et un une du est que qui dans pour pas sur au avec par plus ce il se ne sont ont aux mais ou comme ' +
    'el los las y en del que por con una su para es al lo como más pero sus fue este ha ' +
    'o os do da dos das em um uma não no na com por mais foi ao ele seu sua ou ser são você isso ' +
    'il lo gli di che è per una sono non si da con più ma anche ed della nel alla ' +
    'yang dan di ke dari untuk dengan pada ini itu tidak adalah dalam akan orang oleh kita mereka sebagai ' +
    'het een van en te dat niet op zijn voor met maar ook aan er bij om ' +
    'i w na z się nie do że to jest и в не на что с по как это он за'
  ).split(' '),
);
