import { defineMiddlewares } from "@medusajs/framework/http"
import { adminLoyaltyAccountMiddlewares } from "./admin/loyalty/accounts/middlewares"
import { adminLoyaltyAdjustmentMiddlewares } from "./admin/loyalty/adjustments/middlewares"
import { adminLoyaltyImportMiddlewares } from "./admin/loyalty/imports/middlewares"
import { adminLoyaltyLiabilityMiddlewares } from "./admin/loyalty/liability/middlewares"
import { adminLoyaltyProgrammeMiddlewares } from "./admin/loyalty/programmes/middlewares"
import { adminOmnichannelMiddlewares } from "./admin/omnichannel/middlewares"
import { adminOrderMiddlewares } from "./admin/orders/middlewares"
import { adminPickupMiddlewares } from "./admin/pickups/middlewares"
import { adminRetailStoreMiddlewares } from "./admin/retail-stores/middlewares"
import { adminReturnDeskMiddlewares } from "./admin/return-desk/middlewares"
import { adminReturnPolicyMiddlewares } from "./admin/return-policies/middlewares"
import { adminReturnMiddlewares } from "./admin/returns/middlewares"
import { adminShiftMiddlewares } from "./admin/shifts/middlewares"
import { adminStockMovementMiddlewares } from "./admin/stock-movements/middlewares"
import { adminStockTransferMiddlewares } from "./admin/stock-transfers/middlewares"
import { adminTransferStoreMiddlewares } from "./admin/stock-transfer-stores/middlewares"
import { adminTillEventMiddlewares } from "./admin/till-events/middlewares"
import { adminTillHealthMiddlewares } from "./admin/till-health/middlewares"
import { adminTillIncidentMiddlewares } from "./admin/till-incidents/middlewares"
import { adminTillMiddlewares } from "./admin/tills/middlewares"
import { posMiddlewares } from "./pos/middlewares"
import { adminWebhookDeliveryMiddlewares } from "./admin/webhook-deliveries/middlewares"
import { adminWebhookEndpointMiddlewares } from "./admin/webhook-endpoints/middlewares"
import { storeCartLoyaltyMiddlewares } from "./store/carts/[id]/loyalty/middlewares"
import { storePickupOptionMiddlewares } from "./store/carts/[id]/pickup-options/middlewares"
import { storeCartPickupMiddlewares } from "./store/carts/middlewares"
import { storeGiftReceiptMiddlewares } from "./store/gift-receipts/middlewares"
import { storeLoyaltyMiddlewares } from "./store/loyalty/middlewares"
import {
  storeOrderPickupMiddlewares,
  storeOrderReturnMiddlewares,
} from "./store/orders/middlewares"
import { storeRetailStoreMiddlewares } from "./store/retail-stores/middlewares"
import { storeReturnMiddlewares } from "./store/returns/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminLoyaltyAccountMiddlewares,
    ...adminLoyaltyAdjustmentMiddlewares,
    ...adminLoyaltyImportMiddlewares,
    ...adminLoyaltyLiabilityMiddlewares,
    ...adminLoyaltyProgrammeMiddlewares,
    ...adminOmnichannelMiddlewares,
    ...adminOrderMiddlewares,
    ...adminPickupMiddlewares,
    ...adminRetailStoreMiddlewares,
    ...adminReturnDeskMiddlewares,
    ...adminReturnPolicyMiddlewares,
    ...adminReturnMiddlewares,
    ...adminShiftMiddlewares,
    ...adminStockMovementMiddlewares,
    ...adminStockTransferMiddlewares,
    ...adminTransferStoreMiddlewares,
    ...adminTillEventMiddlewares,
    ...adminTillHealthMiddlewares,
    ...adminTillIncidentMiddlewares,
    ...adminTillMiddlewares,
    ...posMiddlewares,
    ...adminWebhookDeliveryMiddlewares,
    ...adminWebhookEndpointMiddlewares,
    ...storeCartLoyaltyMiddlewares,
    ...storeCartPickupMiddlewares,
    ...storeGiftReceiptMiddlewares,
    ...storeLoyaltyMiddlewares,
    ...storeOrderPickupMiddlewares,
    ...storeOrderReturnMiddlewares,
    ...storePickupOptionMiddlewares,
    ...storeRetailStoreMiddlewares,
    ...storeReturnMiddlewares,
  ],
})
