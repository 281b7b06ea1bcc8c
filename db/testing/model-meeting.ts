import { hashOf } from '../../lib/forms';
import { closingList } from '../closing';
import { at, totalsHash } from './adoption';
import { ACTORS, CONTEST, digest, KECAMATAN, OTHER_KELURAHAN, phone, witnessId } from './fixtures';
import type { Said } from './hall';
import { PAUSE } from './meeting';
import { adoptionIn, caseAfter, complete, MEMBER, noNew, panelOf, REGIONS, scrutinyOn, stopped, tpsIn } from './model';
import { does, seen, Try } from './model-try';

/** What is tried in the meeting around the figures: pauses, panels, objections, adoption, closing. */

const { ketua, operator, panwaslu } = ACTORS;

export const suspend = (mode: 'now' | 'finish-box') =>
	new Try(
		`suspend ${mode}`,
		ketua,
		(hall) =>
			does('plenary.suspend', {
				...PAUSE,
				mode,
				boxes: closingList(hall.house).boxes.map((box) => ({ ...box, seal: 'disegel' as const })),
			}),
		(model) => !model.closed && model.pause === null,
		(model) => {
			model.pause = mode === 'finish-box' && model.floors.size > 0 ? 'finish' : 'now';
			seen.paused++;
		},
	);

export const resume = () =>
	new Try(
		'resume',
		ketua,
		() => does('plenary.resume', { orderedBy: 'Ketua', document: '', note: '' }),
		(model) => !model.closed && model.pause !== null,
		(model) => {
			model.pause = null;
		},
	);

export const presence = (who: number, inside: boolean) =>
	new Try(
		`presence ${who} ${inside}`,
		operator,
		() => does(inside ? 'witness.attend' : 'witness.leave', { witness: witnessId(who) }),
		// Who comes and goes is noted in a pause too, and people leave after the last word.
		(model) => !inside || !model.closed,
		(model) => (inside ? model.present.add(who) : model.present.delete(who)),
	);

export const panels = () =>
	new Try(
		'panel 2',
		ketua,
		() =>
			does('panel.set', {
				panel: '2',
				place: 'Meja 2',
				chair: MEMBER,
				reads: [{ kelurahan: OTHER_KELURAHAN, contest: null }],
			}),
		// A TPS that is being read stays where it is read.
		(model) => !noNew(model) && (model.panels || !(model.floors.get('1') ?? '').startsWith(OTHER_KELURAHAN)),
		(model) => {
			model.panels = true;
		},
	);

const about = (code: string) => ({ about: { contest: CONTEST, tps: code }, case: `k-${code}` });

export const file = (code: string) =>
	new Try(
		`case.file ${code}`,
		panwaslu,
		() =>
			does('case.file', {
				...about(code),
				kind: 'keberatan',
				subject: 'prosedur',
				field: null,
				text: 'x',
				evidence: '',
				from: null,
			}),
		(model) => !stopped(model) && tpsIn(model, code).case === null,
		(model) => {
			tpsIn(model, code).case = 'diajukan';
		},
	);

/** A recommendation, its following up, and its withdrawal by the supervisor. */
export const move = (code: string, type: 'case.explain' | 'case.recommend' | 'case.retract' | 'case.followUp') =>
	new Try(
		`${type} ${code}`,
		type === 'case.recommend' || type === 'case.retract' ? panwaslu : ketua,
		() => does(type, { ...about(code), text: 'Catatan', document: '12/PM' } as Said<typeof type>),
		(model) => {
			const status = tpsIn(model, code).case;
			return !stopped(model) && status !== null && caseAfter(status, type) !== null;
		},
		(model) => {
			const own = tpsIn(model, code);
			own.case = caseAfter(own.case ?? 'diajukan', type);
			if (type === 'case.retract') seen.retracted++;
		},
	);

export const scrutinise = (where: string) =>
	new Try(
		`scrutinise ${where}`,
		ketua,
		() => does('adoption.scrutinise', { ...at(where), until: null }),
		(model) => {
			const own = where === KECAMATAN ? (model.panels ? ['1', '2'] : ['1']) : [panelOf(model, where)];
			// A panel that has a floor is one, whether it was set up or not.
			const free = own.every((panel) => !model.floors.has(panel) && !scrutinyOn(model, panel));
			return !noNew(model) && adoptionIn(model, where).status === 'belum' && complete(model, where) && free;
		},
		(model) => {
			adoptionIn(model, where).status = 'pencermatan';
			adoptionIn(model, where).signed.clear();
		},
	);

export const sign = (who: number, where: string, agrees: boolean, stale: boolean) =>
	new Try(
		`sign ${who} ${where} ${agrees} ${stale}`,
		phone(who),
		(hall) => {
			const said = { ...at(where), hash: stale ? digest('older') : totalsHash(hall, where) };
			return agrees ? does('adoption.sign', said) : does('adoption.refuse', { ...said, text: 'Menolak' });
		},
		(model) => !stopped(model) && adoptionIn(model, where).status === 'pencermatan' && model.present.has(who) && !stale,
		(model) => adoptionIn(model, where).signed.add(who),
	);

/** The member is noted as absent: a member of PPK with an account has to be spoken of. */
export const noted = (where: string) =>
	new Try(
		`member absent ${where}`,
		operator,
		(hall) =>
			does('adoption.signOnPaper', {
				...at(where),
				hash: totalsHash(hall, where),
				signer: { side: 'ppk', id: MEMBER },
				answer: 'absent',
				text: '',
			}),
		(model) => !stopped(model) && adoptionIn(model, where).status === 'pencermatan',
		(model) => adoptionIn(model, where).signed.add(0),
	);

export const adopt = (where: string) =>
	new Try(
		`adopt ${where}`,
		ketua,
		(hall) => does('adoption.strike', { ...at(where), hash: totalsHash(hall, where) }),
		(model) => {
			const { status, signed } = adoptionIn(model, where);
			return !stopped(model) && status === 'pencermatan' && [0, ...model.present].every((who) => signed.has(who));
		},
		(model) => {
			adoptionIn(model, where).status = 'ditetapkan';
			seen.adopted++;
		},
	);

export const drop = (where: string) =>
	new Try(
		`adoption.drop ${where}`,
		ketua,
		() => does('adoption.drop', { ...at(where), reason: 'Dibaca ulang' }),
		(model) => !stopped(model) && adoptionIn(model, where).status === 'pencermatan',
		(model) => {
			adoptionIn(model, where).status = 'belum';
		},
	);

export const close = (stale: boolean) =>
	new Try(
		`close ${stale}`,
		ketua,
		(hall) => does('plenary.close', { seen: stale ? digest('older') : hashOf(closingList(hall.house)), note: '' }),
		(model) =>
			!noNew(model) &&
			!stale &&
			model.floors.size === 0 &&
			REGIONS.every((one) => adoptionIn(model, one).status !== 'pencermatan'),
		(model) => {
			model.closed = true;
			seen.closed++;
		},
	);

export const reopenMeeting = () =>
	new Try(
		'plenary.reopen',
		ketua,
		() => does('plenary.reopen', { basis: 'perintah-kpu', document: '1/PL', reason: 'Perintah' }),
		(model) => model.closed,
		(model) => {
			model.closed = false;
		},
	);

/** What a committee may do at any time. */
export const beside = () =>
	new Try(
		'document.handOver',
		operator,
		() =>
			does('document.handOver', { document: 'd-hasil', content: '', recipient: 'Panwaslu Kecamatan', means: 'paper' }),
		() => true,
	);
