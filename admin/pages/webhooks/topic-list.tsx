import { Badge } from "@medusajs/ui"
import { useWords } from "../../components/use-words"
import { isTopic } from "./topics"

/** What an endpoint asks for. */
export const TopicList = ({ topics }: { topics: readonly string[] }) => {
  const { t } = useWords()
  return (
    <span className="flex flex-wrap gap-1">
      {topics.map((name) => (
        <Badge key={name} size="2xsmall">
          {isTopic(name) ? t(`webhooks.topic.${name}`) : name}
        </Badge>
      ))}
    </span>
  )
}
