/** Going somewhere with everything in memory forgotten: after signing in or out nothing of before may stay on screen. */

/** A page of ours to go to; anything else becomes the first page. */
export const ownPath = (text: string | null): string =>
  text !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(text) && !text.includes("\\") ? text : "/";

/** Loads the page anew. */
export const leaveFor = (path: string): void => window.location.assign(path);
