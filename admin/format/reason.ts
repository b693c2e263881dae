/** The API asks for a few words, so that a history says something. */
const SHORTEST = 3

export const saysWhy = (text: string): boolean => text.trim().length >= SHORTEST

/** Left out when nothing was typed. */
export const optionalReason = (text: string): string | undefined => text.trim() || undefined

export const isOptionalReason = (text: string): boolean => text.trim() === "" || saysWhy(text)
