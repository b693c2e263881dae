/** How a refund of ours is found again after a crash: Medusa keeps it with the refund. */
export const refundNoteOf = (caseId: string): string => `Omnichannel return ${caseId}`
