/**
 * Node's own connections come first: libraries share whichever of them the process loaded first, and uploads of discord.js fail
 * over those of Slack's library ("action is not a function"). Naming the class loads them. To be imported before either.
 * Source: `undici/lib/global.js`, `Symbol.for('undici.globalDispatcher.1')`.
 */
void globalThis.FormData;
