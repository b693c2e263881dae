import { intlLanguage } from "./time"

/** "GMT+3" of a zone today. */
export const zoneOffset = (timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(intlLanguage(language), { timeZone, timeZoneName: "shortOffset" })
    .formatToParts(new Date())
    .find(({ type }) => type === "timeZoneName")?.value ?? ""

/** IANA zones by part of their name, spaces for underscores. */
export const findZones = (text: string): string[] => {
  const sought = text.trim().toLowerCase().replace(/\s+/g, "_")
  return Intl.supportedValuesOf("timeZone").filter((zone) => zone.toLowerCase().includes(sought))
}

export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
