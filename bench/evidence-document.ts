import { renderDocument } from '../db/documents/render';
import { factsFor, sameKey } from '../db/documents/testing/facts';
import { recapDocument } from '../lib/documents/recap';
import { round } from './measure';

// The size of a big kecamatan's DPR recapitulation; run by bench/evidence.ts in a process of its own.
const facts = factsFor({ kelurahan: 11, tps: 41, parties: 18, candidates: 10 });
const start = performance.now();
const { pdf } = await renderDocument(recapDocument(facts), sameKey());
console.log(
	JSON.stringify({
		seconds: round((performance.now() - start) / 1000),
		peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
		pages:
			Buffer.from(pdf)
				.toString('latin1')
				.match(/\/Type \/Page\b/g)?.length ?? 0,
		megabytes: round(pdf.length / 1e6),
	}),
);
