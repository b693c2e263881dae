export const EXPIRE_REQUEST_JOB = "omni-expire-return-request"
export const FREE_LOST_REQUEST_JOB = "omni-free-lost-return-request"

/** How the return of Medusa's that holds a request's units is found again after a crash. */
export const requestMark = (id: string): Record<string, string> => ({ omni_return_request: id })
