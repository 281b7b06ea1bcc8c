import { openHouse } from '../db/house';
import { verifyLedger } from '../db/verify';

const verdict = verifyLedger(openHouse());
console.log(JSON.stringify(verdict));
process.exit(verdict.ok ? 0 : 1);
