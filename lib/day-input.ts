import { z } from "zod";
import { isDay } from "#lib/time.ts";

/** A day that comes in from outside: one that exists, of the years with which this installation reckons. */
export const dayInput = z.iso.date().refine(isDay).describe("A day between the years 1900 and 2999");
