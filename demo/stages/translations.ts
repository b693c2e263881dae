import { createTranslationsWorkflow } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { BRAND } from "../data/brand"
import { CATEGORIES, COLLECTIONS } from "../data/categories"
import { plannedProducts } from "../lib/catalogue"
import { chunksOf } from "../lib/chunks"
import type { Demo, Stage } from "../lib/demo"

const PER_CALL = 200

/** The Russian words of the catalogue, for shops that switched Medusa's translations on. */
export const translationsStage: Stage = {
  name: "translations",
  isPossible: ({ container }) => container.hasRegistration(Modules.TRANSLATION),
  async run(demo) {
    await supportLocales(demo)
    const wanted = [
      ...(await products(demo)),
      ...(await categories(demo)),
      ...(await collections(demo)),
    ]
    const known = await demo.container
      .resolve(Modules.TRANSLATION)
      .listTranslations({ locale_code: BRAND.locale }, { select: ["reference_id"], take: 10_000 })
    const translated = new Set(known.map(({ reference_id }) => reference_id))
    const missing = wanted.filter(({ reference_id }) => !translated.has(reference_id))
    for (const translations of chunksOf(missing, PER_CALL)) {
      await createTranslationsWorkflow(demo.container).run({ input: { translations } })
    }
    return `${wanted.length} texts in Russian`
  },
}

type Translation = {
  reference: string
  reference_id: string
  locale_code: string
  translations: Record<string, string>
}

async function supportLocales({ container }: Demo): Promise<void> {
  const stores = container.resolve(Modules.STORE)
  const [store] = await stores.listStores({}, { take: 1 })
  const supported_locales = ["en-US", BRAND.locale].map((locale_code) => ({ locale_code }))
  await stores.updateStores(store!.id, { supported_locales })
}

function inRussian(
  reference: string,
  reference_id: string,
  translations: Record<string, string>
): Translation {
  return { reference, reference_id, locale_code: BRAND.locale, translations }
}

async function products({ container }: Demo): Promise<Translation[]> {
  const planned = new Map(plannedProducts().map((product) => [product.handle, product]))
  const found = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ handle: [...planned.keys()] }, { select: ["id", "handle"], take: planned.size })
  return found.map(({ id, handle }) => {
    const { title_ru, description_ru } = planned.get(handle)!
    return inRussian("product", id, { title: title_ru, description: description_ru })
  })
}

async function categories({ container }: Demo): Promise<Translation[]> {
  const found = await container
    .resolve(Modules.PRODUCT)
    .listProductCategories({}, { select: ["id", "handle"], take: 100 })
  return found.flatMap(({ id, handle }) => {
    const category = CATEGORIES.find((candidate) => candidate.handle === handle)
    return category ? [inRussian("product_category", id, { name: category.name_ru })] : []
  })
}

async function collections({ container }: Demo): Promise<Translation[]> {
  const found = await container
    .resolve(Modules.PRODUCT)
    .listProductCollections({}, { select: ["id", "handle"], take: 100 })
  return found.flatMap(({ id, handle }) => {
    const collection = COLLECTIONS.find((candidate) => candidate.handle === handle)
    return collection ? [inRussian("product_collection", id, { title: collection.title_ru })] : []
  })
}
