import { checkpointContract } from "./checkpoint-contract.ts";
import { documentsContract } from "./documents-contract.ts";
import { memory } from "./memory-adapter.ts";
import { storeContract } from "./store-contract.ts";
import { subscriptionContract } from "./subscription-contract.ts";

storeContract(memory);
checkpointContract(memory);
subscriptionContract(memory);
documentsContract(memory);
