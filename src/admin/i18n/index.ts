import en from "../../../admin/i18n/en.json"
import ru from "../../../admin/i18n/ru.json"

export default { en, ru }
