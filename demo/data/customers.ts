export type DemoCustomer = {
  first_name: string
  last_name: string
  /** Before the @; the domain cannot receive mail. */
  mail_name: string
  city: string
  province: string
  postal_code: string
  address_1: string
  /** How many orders of the past it has. */
  orders: number
}

const MOSCOW = { city: "Москва", province: "Москва" }
const MOSCOW_LATIN = { city: "Moscow", province: "Moscow" }
const PETERSBURG = { city: "Санкт-Петербург", province: "Санкт-Петербург" }
const YEKATERINBURG = { city: "Екатеринбург", province: "Свердловская область" }
const NOVOSIBIRSK = { city: "Новосибирск", province: "Новосибирская область" }

/** The first one can sign in to the storefront. Names are invented. */
// prettier-ignore
export const CUSTOMERS: readonly DemoCustomer[] = [
  { first_name: "Anna", last_name: "Smirnova", mail_name: "anna.smirnova", ...MOSCOW_LATIN, postal_code: "125047", address_1: "ul. Lesnaya 7, apt. 21", orders: 7 },
  { first_name: "Мария", last_name: "Кузнецова", mail_name: "maria.kuznetsova", ...MOSCOW, postal_code: "119034", address_1: "ул. Остоженка, 25, кв. 8", orders: 6 },
  { first_name: "Elena", last_name: "Popova", mail_name: "elena.popova", ...MOSCOW_LATIN, postal_code: "127055", address_1: "Novoslobodskaya ul. 14, apt. 3", orders: 3 },
  { first_name: "Ольга", last_name: "Васильева", mail_name: "olga.vasilyeva", ...PETERSBURG, postal_code: "191025", address_1: "Невский пр., 88, кв. 14", orders: 5 },
  { first_name: "Татьяна", last_name: "Петрова", mail_name: "tatiana.petrova", ...PETERSBURG, postal_code: "197101", address_1: "Кронверкский пр., 27, кв. 5", orders: 2 },
  { first_name: "Natalia", last_name: "Sokolova", mail_name: "natalia.sokolova", ...MOSCOW_LATIN, postal_code: "115184", address_1: "Bolshaya Tatarskaya ul. 30, apt. 11", orders: 4 },
  { first_name: "Ирина", last_name: "Михайлова", mail_name: "irina.mikhailova", ...YEKATERINBURG, postal_code: "620075", address_1: "ул. Малышева, 71, кв. 40", orders: 3 },
  { first_name: "Светлана", last_name: "Новикова", mail_name: "svetlana.novikova", ...YEKATERINBURG, postal_code: "620026", address_1: "ул. Белинского, 32, кв. 17", orders: 1 },
  { first_name: "Екатерина", last_name: "Фёдорова", mail_name: "ekaterina.fedorova", ...NOVOSIBIRSK, postal_code: "630091", address_1: "ул. Советская, 64, кв. 9", orders: 4 },
  { first_name: "Yulia", last_name: "Morozova", mail_name: "yulia.morozova", ...MOSCOW_LATIN, postal_code: "121069", address_1: "Povarskaya ul. 10, apt. 2", orders: 5 },
  { first_name: "Анастасия", last_name: "Волкова", mail_name: "anastasia.volkova", ...MOSCOW, postal_code: "105064", address_1: "ул. Покровка, 31, кв. 6", orders: 2 },
  { first_name: "Дарья", last_name: "Алексеева", mail_name: "darya.alekseeva", ...PETERSBURG, postal_code: "190000", address_1: "ул. Гороховая, 12, кв. 22", orders: 3 },
  { first_name: "Ksenia", last_name: "Lebedeva", mail_name: "ksenia.lebedeva", city: "Saint Petersburg", province: "Saint Petersburg", postal_code: "191186", address_1: "nab. reki Moyki 48, apt. 7", orders: 4 },
  { first_name: "Алина", last_name: "Семёнова", mail_name: "alina.semenova", ...NOVOSIBIRSK, postal_code: "630004", address_1: "ул. Ленина, 21, кв. 33", orders: 1 },
  { first_name: "Вера", last_name: "Егорова", mail_name: "vera.egorova", ...MOSCOW, postal_code: "117036", address_1: "пр. 60-летия Октября, 5, кв. 18", orders: 2 },
  { first_name: "Polina", last_name: "Pavlova", mail_name: "polina.pavlova", ...MOSCOW_LATIN, postal_code: "123022", address_1: "ul. Krasnaya Presnya 24, apt. 50", orders: 3 },
  { first_name: "Людмила", last_name: "Козлова", mail_name: "lyudmila.kozlova", ...YEKATERINBURG, postal_code: "620142", address_1: "ул. Фрунзе, 50, кв. 12", orders: 2 },
  { first_name: "Сергей", last_name: "Степанов", mail_name: "sergey.stepanov", ...MOSCOW, postal_code: "109240", address_1: "ул. Солянка, 9, кв. 4", orders: 1 },
  { first_name: "Viktoria", last_name: "Nikolaeva", mail_name: "viktoria.nikolaeva", ...MOSCOW_LATIN, postal_code: "129090", address_1: "prospekt Mira 20, apt. 15", orders: 3 },
  { first_name: "Галина", last_name: "Орлова", mail_name: "galina.orlova", ...NOVOSIBIRSK, postal_code: "630099", address_1: "Красный пр., 50, кв. 27", orders: 0 },
]

export function mailOf(customer: DemoCustomer): string {
  return `${customer.mail_name}@example.com`
}

/** A number in an unassigned mobile range: it reads like one and rings nowhere. */
export function phoneOf(customer: DemoCustomer): string {
  return `+7943000${String(CUSTOMERS.indexOf(customer) + 1).padStart(4, "0")}`
}
