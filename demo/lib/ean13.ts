/** The check digit of the first twelve digits of an EAN-13. */
export function ean13CheckDigit(twelve: string): number {
  const sum = [...twelve].reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0
  )
  return (10 - (sum % 10)) % 10
}

/** Whether the text is thirteen digits with a right check digit. */
export function isEan13(code: string): boolean {
  return /^\d{13}$/.test(code) && ean13CheckDigit(code.slice(0, 12)) === Number(code[12])
}

/**
 * A barcode from three small numbers. It starts with 29, which GS1 keeps for use inside a shop, so
 * that no demo article collides with a real one.
 */
export function demoEan13(product: number, colour: number, size: number): string {
  const digits = [
    String(product).padStart(5, "0"),
    String(colour).padStart(2, "0"),
    String(size).padStart(3, "0"),
  ]
  const twelve = `29${digits.join("")}`
  return `${twelve}${ean13CheckDigit(twelve)}`
}
