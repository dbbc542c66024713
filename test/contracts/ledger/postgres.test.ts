import { checkpointContract } from "./checkpoint-contract.ts";
import { documentsContract } from "./documents-contract.ts";
import { postgresAdapter } from "./postgres-adapter.ts";
import { storeContract } from "./store-contract.ts";
import { subscriptionContract } from "./subscription-contract.ts";

const postgres = postgresAdapter();

storeContract(postgres);
checkpointContract(postgres);
subscriptionContract(postgres);
documentsContract(postgres);
