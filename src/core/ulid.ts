const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const TIME_DIGITS = 10

/**
 * The smallest id with this prefix that Medusa's generator can make at an instant. Ids begin with their time,
 * so "made since" is a range of the primary key.
 */
export function firstIdAt(prefix: string, at: Date): string {
  let [rest, time] = [at.getTime(), ""]
  for (let digit = 0; digit < TIME_DIGITS; digit++) {
    time = DIGITS.charAt(rest % DIGITS.length) + time
    rest = Math.floor(rest / DIGITS.length)
  }
  return `${prefix}_${time}`
}

/** When an id was made, in milliseconds; NaN for what is no id. */
export function timeOfId(id: string): number {
  const time = /_([0-9A-HJKMNP-TV-Z]{10})/.exec(id)?.[1]
  return time === undefined
    ? NaN
    : [...time].reduce((all, digit) => all * DIGITS.length + DIGITS.indexOf(digit), 0)
}
