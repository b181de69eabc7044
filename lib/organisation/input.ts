import { z } from "zod";

/** A login is small letters and digits: typed in capitals it is the same. */
export const loginInput = z.string().trim().toLowerCase().min(2).max(50).regex(/^[a-z0-9][a-z0-9._-]*$/);
/** The code of an agency or a department. */
export const codeInput = z.string().trim().regex(/^[A-Za-z0-9]{3,20}$/);
export const reasonInput = z.string().trim().max(500).default("");

/** What a reader may choose of pages; the first of each until a choice is made. */
export const looks = {
  locale: z.enum(["ko", "en"]),
  theme: z.enum(["system", "light", "dark", "contrast"]),
  text: z.enum(["100", "112", "125", "150"]),
  keys: z.enum(["on", "off"]),
} as const;

export type Preferences = { [K in keyof typeof looks]: z.infer<(typeof looks)[K]> };
