import { defineMiddlewares } from "@medusajs/framework/http"
import { adminOmnichannelMiddlewares } from "./admin/omnichannel/middlewares"
import { adminPickupMiddlewares } from "./admin/pickups/middlewares"
import { adminRetailStoreMiddlewares } from "./admin/retail-stores/middlewares"
import { adminWebhookDeliveryMiddlewares } from "./admin/webhook-deliveries/middlewares"
import { adminWebhookEndpointMiddlewares } from "./admin/webhook-endpoints/middlewares"
import { storePickupOptionMiddlewares } from "./store/carts/[id]/pickup-options/middlewares"
import { storeCartPickupMiddlewares } from "./store/carts/middlewares"
import { storeOrderPickupMiddlewares } from "./store/orders/middlewares"
import { storeRetailStoreMiddlewares } from "./store/retail-stores/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminOmnichannelMiddlewares,
    ...adminPickupMiddlewares,
    ...adminRetailStoreMiddlewares,
    ...adminWebhookDeliveryMiddlewares,
    ...adminWebhookEndpointMiddlewares,
    ...storeCartPickupMiddlewares,
    ...storeOrderPickupMiddlewares,
    ...storePickupOptionMiddlewares,
    ...storeRetailStoreMiddlewares,
  ],
})
