import { EventsSection } from "./events-section"

/** The events of every till this person may see. */
export const InboxPage = () => <EventsSection />
