import { readImportFile } from "../import-file"

const terms = {
  now: new Date("2026-11-28T12:00:00Z"),
  endOf: (date: string) => new Date(`${date}T21:00:00Z`),
  phoneOf: (written: string) => (/^\+7\d{10}$/.test(written) ? written : null),
}
const mistakesIn = (csv: string) =>
  readImportFile(csv, terms).mistakes.map(({ line, column, code }) => [line, column, code])

describe("a file of existing cards", () => {
  it("may come from a spreadsheet: with a byte order mark, semicolons, quotes and spaces", () => {
    const csv = '\uFEFFCard; Points ;expires_on\r\n 1234-5678 ;10;2026-12-31\r\n"99 99";0;\r\n'
    expect(readImportFile(csv, terms)).toEqual({
      mistakes: [],
      rows: [
        {
          line: 2,
          identifiers: [{ kind: "card", value: "12345678" }],
          points: 10,
          expires_at: new Date("2026-12-31T21:00:00Z"),
        },
        { line: 3, identifiers: [{ kind: "card", value: "9999" }], points: 0, expires_at: null },
      ],
    })
  })

  it("is told every mistake of every line", () => {
    const csv = [
      "card,phone,email,points,expires_on",
      "A1,89161234567,nobody,-5,2026-02-30",
      ",,,1.5,2026-11-27",
      "AAAA,,,5,",
      "aaaa,,,6,",
    ].join("\n")
    expect(mistakesIn(csv)).toEqual([
      [2, "card", "identifier_invalid"],
      [2, "phone", "identifier_invalid"],
      [2, "email", "identifier_invalid"],
      [2, "points", "points_negative"],
      [2, "expires_on", "date_invalid"],
      [3, null, "identifier_missing"],
      [3, "points", "points_invalid"],
      [3, "expires_on", "date_past"],
      [5, "card", "repeated"],
    ])
  })

  it.each([
    ["points\n5", [[1, null, "column_missing"]]],
    [
      "card,name\nAAAA,Anna",
      [
        [1, "name", "column_unknown"],
        [1, "points", "column_missing"],
      ],
    ],
    ["card,points,card\nAAAA,1,B", [[1, "card", "column_repeated"]]],
    ["card,points", [[1, null, "file_empty"]]],
    ["card,points\nAAAA,1,2", [[2, null, "csv_malformed"]]],
  ])("must have its columns and its form: %j", (csv, mistakes) => {
    expect(mistakesIn(csv)).toEqual(mistakes)
  })
})
