/** An applied void provides this, so that a sale is taken back once. */
export const voidKey = (saleEventId: string): string => `void:${saleEventId.toLowerCase()}`
