const FORMULA = /^[=+\-@\t\r]/

/** A spreadsheet must not take somebody's text for a formula; an amount below zero stays a number. */
export const withoutFormulas = <Cell>(line: readonly Cell[]): (Cell | string)[] =>
  line.map((cell) => (typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : cell))
