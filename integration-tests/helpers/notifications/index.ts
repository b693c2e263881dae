import type { NotificationTypes } from "@medusajs/framework/types"
import { LocalNotificationService } from "@medusajs/notification-local/dist/services/local"

export type CapturedNotification = NotificationTypes.ProviderSendNotificationDTO

export type NotificationCapture = {
  /** What the provider was asked to send and did not fail on, in that order. */
  sent: CapturedNotification[]
  /** Makes the provider fail for these; null ends it. */
  failFor: (fails: ((notification: CapturedNotification) => boolean) | null) => void
  /** Forgets what was captured and ends failures. */
  reset: () => void
}

/**
 * Stands in for the mail provider of the running shop (Medusa's local one), for tests that read mails: all
 * of Medusa's Notification module is real. Call it once in a test file, at its top level.
 */
export function captureNotifications(): NotificationCapture {
  const sent: CapturedNotification[] = []
  let fails: ((notification: CapturedNotification) => boolean) | null = null

  beforeAll(() => {
    jest
      .spyOn(LocalNotificationService.prototype, "send")
      .mockImplementation(async (notification) => {
        if (fails?.(notification)) {
          throw new Error("The mail server does not answer")
        }
        sent.push(notification)
        return { id: `mail_${sent.length}` }
      })
  })

  afterAll(() => {
    jest.restoreAllMocks()
  })

  return {
    sent,
    failFor: (decide) => {
      fails = decide
    },
    reset: () => {
      sent.length = 0
      fails = null
    },
  }
}
