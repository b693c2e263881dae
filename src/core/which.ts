import type { Bound } from "./sql"

/** Which things to read: these, or the next ones after an id, in the order of their ids. */
export type Which = { ids: readonly string[] } | { after: string; limit: number }

type Choice = {
  /** Condition on the rows. */
  where: string
  /** Goes to the end of the statement. */
  tail: string
  whereValues: Bound[]
  tailValues: Bound[]
}

/** The SQL for `which`, over a column that identifies the things; for `boundRows`. */
export function chosen(column: string, which: Which): Choice {
  return "ids" in which
    ? {
        where: `${column} = any(?::text[])`,
        tail: "",
        whereValues: [which.ids],
        tailValues: [],
      }
    : {
        where: `${column} > ?`,
        tail: `order by ${column} limit ?`,
        whereValues: [which.after],
        tailValues: [which.limit],
      }
}
