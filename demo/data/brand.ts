/** An invented retailer: no resemblance to a real one is meant. */
export const BRAND = {
  name: "Verstova",
  channel: "Verstova online",
  publishableKeyTitle: "Storefront",
  currency: "rub",
  country: "ru",
  region: "Russia",
  locale: "ru-RU",
  vatRate: 22,
  mailDomain: "example.com",
} as const

/** The distribution centre every delivery leaves from. */
export const CENTRE = {
  name: "Distribution centre Domodedovo",
  address_1: "Logistichesky proezd 8",
  city: "Domodedovo",
  province: "Moscow Oblast",
  postal_code: "142000",
  country_code: "ru",
  phone: "+7 495 000-00-10",
} as const

export const DELIVERY_OPTIONS = [
  {
    name: "Courier to your door",
    code: "courier",
    description: "1-3 days, 10:00-22:00",
    price: 490,
  },
  { name: "Russian Post", code: "post", description: "4-9 days to your post office", price: 290 },
] as const
