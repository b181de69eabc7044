/* What was done, from the form that did it to the page that comes next: for those without JavaScript, and for a form that was sent before scripts ran. */

const name = "said";
const longest = 200;

/** The header that hands a sentence to the next page; it is forgotten after ten seconds. */
export const saidCookie = (sentence: string): string => `${name}=${encodeURIComponent(sentence.toWellFormed().slice(0, longest).toWellFormed())}; Path=/; Max-Age=10; SameSite=Strict`;

/** The sentence to say on this page, or null. `valueOf`: the value of a cookie, decoded. */
export const saidBefore = (valueOf: (cookie: string) => string | undefined): string | null => valueOf(name)?.slice(0, longest) || null;

/** For `document.cookie`: what was said once is not said again. */
export const saidForgotten = `${name}=; Path=/; Max-Age=0; SameSite=Strict`;
