// npm run ledger:verify: walks the ledger of the data folder and says in one JSON line whether it holds.
import { dataFolder } from '../db/house';
import { verifyFolder } from '../db/verify';

const verdict = verifyFolder(dataFolder());
console.log(JSON.stringify(verdict));
process.exit(verdict.ok ? 0 : 1);
