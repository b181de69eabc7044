import { z } from "zod";

/** A login is small letters and digits: typed in capitals it is the same. */
export const loginInput = z.string().trim().toLowerCase().min(2).max(50).regex(/^[a-z0-9][a-z0-9._-]*$/);
/** The code of an agency or a department. */
export const codeInput = z.string().trim().regex(/^[A-Za-z0-9]{3,20}$/);
export const reasonInput = z.string().trim().max(500).default("");
