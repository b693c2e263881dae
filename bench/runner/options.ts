const textOf = (name: string): string | undefined =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.split("=")[1]

/** A whole number given as `npm run bench <name> -- --option=number`. */
export function option(name: string, otherwise: number): number {
  const text = textOf(name)
  const value = text === undefined ? otherwise : Number(text)
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new Error(`--${name} is a whole number from 1, not ${text}`)
  }
  return value
}
