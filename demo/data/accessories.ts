import type { DemoProduct } from "./product"

// prettier-ignore
export const SCARVES: readonly DemoProduct[] = [
  { code: "S01", title: "Iney cashmere scarf", title_ru: "Кашемировый шарф «Иней»", price: 8990, collection: "north", silhouette: "scarf", colours: ["MLK", "GRP", "CML"], description: "Pure cashmere, 180 by 35 cm.", description_ru: "Чистый кашемир, 180 на 35 см." },
  { code: "S02", title: "Metel chunky scarf", title_ru: "Объёмный шарф «Метель»", price: 4990, sale_price: 3490, collection: "north", silhouette: "scarf", colours: ["BRG", "NVY", "MLK"], description: "A thick cable-knit scarf.", description_ru: "Плотный шарф вязки «коса»." },
  { code: "S03", title: "Snood Vyuga", title_ru: "Снуд «Вьюга»", price: 3990, collection: "north", silhouette: "snood", colours: ["BLK", "GRP", "PWD"], description: "A double-loop snood in merino.", description_ru: "Снуд в два оборота из мериноса." },
  { code: "S04", title: "Pavlov shawl", title_ru: "Платок «Павлов»", price: 6990, collection: "evening", silhouette: "shawl", colours: ["BRG", "EMR", "BLK"], description: "A printed wool shawl with a silk fringe.", description_ru: "Шерстяной платок с рисунком и шёлковой бахромой." },
  { code: "S05", title: "Silk square Aurora", title_ru: "Шёлковый платок «Аврора»", price: 5990, collection: "evening", silhouette: "shawl", colours: ["SKY", "PWD", "EMR"], description: "Silk twill, 90 by 90 cm, hand-rolled edge.", description_ru: "Шёлковый твил, 90 на 90 см, ручная подрубка." },
  { code: "S06", title: "Orenburg lace shawl", title_ru: "Пуховый платок «Оренбург»", price: 9990, collection: "north", silhouette: "shawl", colours: ["MLK", "GRP", "SKY"], description: "A goat-down lace shawl, light as air.", description_ru: "Ажурный платок из козьего пуха, почти невесомый." },
  { code: "S07", title: "Check scarf Kletka", title_ru: "Шарф в клетку «Клетка»", price: 3490, collection: "city", silhouette: "scarf", colours: ["CML", "NVY", "BRG"], description: "A soft check scarf with a short fringe.", description_ru: "Мягкий шарф в клетку с короткой бахромой." },
  { code: "S08", title: "Ribbed scarf Rubchik", title_ru: "Шарф в рубчик «Рубчик»", price: 2990, collection: "city", silhouette: "scarf", colours: ["BLK", "MLK", "CHC"], description: "A ribbed scarf in wool with viscose.", description_ru: "Шарф в рубчик из шерсти с вискозой." },
  { code: "S09", title: "Stole Bereg", title_ru: "Палантин «Берег»", price: 7490, sale_price: 4990, collection: "city", silhouette: "shawl", colours: ["SKY", "CML", "GRP"], description: "A wide stole that doubles as a travel blanket.", description_ru: "Широкий палантин, он же плед в дорогу." },
  { code: "S10", title: "Collar scarf Strela", title_ru: "Манишка «Стрела»", price: 2490, collection: "city", silhouette: "snood", colours: ["BLK", "NVY", "PWD"], description: "A knitted collar that stays under a coat.", description_ru: "Вязаная манишка, которая не выбивается из-под пальто." },
]

// prettier-ignore
export const GLOVES: readonly DemoProduct[] = [
  { code: "G01", title: "Classic leather gloves", title_ru: "Кожаные перчатки «Классика»", price: 4990, collection: "city", silhouette: "glove", colours: ["BLK", "CHC"], description: "Nappa leather with a wool lining.", description_ru: "Кожа наппа на шерстяной подкладке." },
  { code: "G02", title: "Touch leather gloves", title_ru: "Перчатки «Сенсор»", price: 5490, collection: "city", silhouette: "glove", colours: ["BLK", "NVY"], description: "Touch-screen leather, silk lining.", description_ru: "Кожа для сенсорного экрана, шёлковая подкладка." },
  { code: "G03", title: "Long evening gloves", title_ru: "Длинные перчатки «Вечер»", price: 7990, collection: "evening", silhouette: "long-glove", colours: ["BLK", "BRG"], description: "Elbow-length suede gloves.", description_ru: "Замшевые перчатки до локтя." },
  { code: "G04", title: "Driver gloves", title_ru: "Перчатки автомобильные", price: 4490, sale_price: 2990, collection: "city", silhouette: "glove", colours: ["CML", "BLK"], description: "Unlined, perforated, with a snap.", description_ru: "Без подкладки, с перфорацией и кнопкой." },
  { code: "G05", title: "Sheepskin gloves", title_ru: "Перчатки из овчины", price: 6490, collection: "north", silhouette: "glove", colours: ["CHC", "GRP"], description: "Whole-skin sheepskin for hard frost.", description_ru: "Цельная овчина для крепкого мороза." },
  { code: "G06", title: "Wool mittens Varezhka", title_ru: "Варежки «Варежка»", price: 2490, collection: "north", silhouette: "mitten", colours: ["MLK", "BRG"], description: "Double-knit merino mittens.", description_ru: "Варежки двойной вязки из мериноса." },
  { code: "G07", title: "Cashmere gloves", title_ru: "Кашемировые перчатки", price: 3990, collection: "city", silhouette: "glove", colours: ["GRP", "PWD"], description: "Fine-gauge cashmere gloves.", description_ru: "Перчатки из тонкого кашемира." },
  { code: "G08", title: "Down mittens Polyus", title_ru: "Пуховые варежки «Полюс»", price: 5990, collection: "north", silhouette: "mitten", colours: ["BLK", "SKY"], description: "Down mittens on a cord, windproof.", description_ru: "Пуховые варежки на шнурке, не продуваются." },
  { code: "G09", title: "Embroidered gloves", title_ru: "Перчатки с вышивкой", price: 6990, sale_price: 4490, collection: "evening", silhouette: "long-glove", colours: ["EMR", "BLK"], description: "Suede with hand embroidery on the cuff.", description_ru: "Замша с ручной вышивкой на манжете." },
]

// prettier-ignore
export const BAGS: readonly DemoProduct[] = [
  { code: "B01", title: "Tote Prospekt", title_ru: "Сумка-тоут «Проспект»", price: 16990, collection: "city", silhouette: "tote", colours: ["BLK", "CML", "CHC"], description: "A tote for a laptop of up to fourteen inches.", description_ru: "Тоут для ноутбука до четырнадцати дюймов." },
  { code: "B02", title: "Crossbody Most", title_ru: "Сумка через плечо «Мост»", price: 9990, collection: "city", silhouette: "crossbody", colours: ["BLK", "BRG", "MLK"], description: "A small crossbody with two compartments.", description_ru: "Небольшая сумка через плечо на два отделения." },
  { code: "B03", title: "Hobo Luna", title_ru: "Сумка-хобо «Луна»", price: 14990, sale_price: 10990, collection: "city", silhouette: "hobo", colours: ["CML", "GRP", "EMR"], description: "A soft hobo in grained leather.", description_ru: "Мягкая хобо из зернистой кожи." },
  { code: "B04", title: "Clutch Antrakt", title_ru: "Клатч «Антракт»", price: 7990, collection: "evening", silhouette: "clutch", colours: ["BLK", "EMR", "BRG"], description: "A velvet clutch on a chain.", description_ru: "Бархатный клатч на цепочке." },
  { code: "B05", title: "Backpack Metro", title_ru: "Рюкзак «Метро»", price: 13990, collection: "city", silhouette: "tote", colours: ["BLK", "NVY", "CHC"], description: "A slim leather backpack with a hidden back pocket.", description_ru: "Плоский кожаный рюкзак с карманом на спинке." },
  { code: "B06", title: "Bucket bag Kolokol", title_ru: "Сумка-ведро «Колокол»", price: 11990, collection: "city", silhouette: "hobo", colours: ["MLK", "CML", "BLK"], description: "A bucket bag with a drawstring.", description_ru: "Сумка-ведро на шнурке." },
  { code: "B07", title: "Box bag Shkatulka", title_ru: "Сумка-бокс «Шкатулка»", price: 12990, sale_price: 8990, collection: "evening", silhouette: "crossbody", colours: ["PWD", "BLK", "SKY"], description: "A rigid box bag with a turn lock.", description_ru: "Жёсткая сумка-бокс с поворотным замком." },
  { code: "B08", title: "Weekender Vokzal", title_ru: "Дорожная сумка «Вокзал»", price: 24990, collection: "north", silhouette: "tote", colours: ["CHC", "BLK", "NVY"], description: "A cabin-size travel bag in oiled leather.", description_ru: "Дорожная сумка в размер ручной клади из промасленной кожи." },
  { code: "B09", title: "Belt bag Kvartal", title_ru: "Поясная сумка «Квартал»", price: 6990, collection: "city", silhouette: "crossbody", colours: ["BLK", "GRP", "PWD"], description: "A belt bag that also goes over the shoulder.", description_ru: "Поясная сумка, которую носят и через плечо." },
]
