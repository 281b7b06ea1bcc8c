// A copy of the data folder: by hand, and by the server after every lock and every five minutes of activity.
import { parseArgs } from 'node:util';
import { BackupFault, type BackupProgress, makeBackup } from '../db/backup/make';
import { backupTarget } from '../db/backup/target';
import { dataFolder, openHouse } from '../db/house';
import { installationKey } from '../db/keys';

const { values } = parseArgs({ options: { ke: { type: 'string' }, json: { type: 'boolean', default: false } } });
const folder = dataFolder();
const house = openHouse(folder);
const target = values.ke || backupTarget(house);
const { publicKey } = installationKey(house);
house.sqlite.close();

let told = 0;
function tell(progress: BackupProgress): void {
	// The page asks once a second; more lines would only cost.
	if (!values.json || (Date.now() - told < 250 && progress.done < 1)) return;
	told = Date.now();
	console.log(JSON.stringify(progress));
}

try {
	const manifest = await makeBackup(folder, target, publicKey, tell);
	console.log(
		values.json
			? JSON.stringify({ ok: true, target, name: manifest.name })
			: `Cadangan selesai: ${target}/${manifest.name} (sampai baris ${manifest.ledger.seq}).`,
	);
} catch (fault) {
	const code = fault instanceof BackupFault ? fault.code : 'unexpected';
	const detail = fault instanceof Error ? fault.message : String(fault);
	if (values.json) console.log(JSON.stringify({ ok: false, target, code, detail }));
	else console.error(`Cadangan gagal: ${detail}. Data asli tidak berubah. Periksa folder ${target}, lalu ulangi.`);
	process.exitCode = 1;
}
