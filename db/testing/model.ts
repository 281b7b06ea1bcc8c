import { CASE, type CaseStep, type CommandType } from '../../lib/plenary';
import { next } from '../../lib/plenary/machines';
import { FEW } from './adoption';
import { KECAMATAN, KELURAHAN, OTHER_KELURAHAN } from './fixtures';

/*
 * The meeting in miniature: what a bystander with a sheet of paper would know. It predicts which commands are carried
 * out; the house is held against it after every one.
 */

export const REGIONS = [KELURAHAN, OTHER_KELURAHAN, KECAMATAN] as const;
export const MEMBER = 'm1';

export interface ModelTps {
	filled: boolean;
	/** A difference or finding without a disposition. */
	open: boolean;
	locked: boolean;
	version: number;
	/** Witnesses who have answered for the figures as they are. */
	answered: Set<number>;
	recount: boolean;
	asked: boolean;
	/** The one objection of this TPS. */
	case: CaseStep['status'] | null;
}

export interface ModelAdoption {
	status: 'belum' | 'pencermatan' | 'ditetapkan';
	/** How many adoptions of this region were void. */
	voided: number;
	signed: Set<number>;
}

export interface Model {
	closed: boolean;
	pause: 'finish' | 'now' | null;
	/** TPS on the floor of each panel. */
	readonly floors: Map<string, string>;
	/** True once the second kelurahan has a panel of its own, led by the member. */
	panels: boolean;
	readonly present: Set<number>;
	readonly tps: Map<string, ModelTps>;
	readonly adoptions: Map<string, ModelAdoption>;
}

export function newModel(): Model {
	return {
		closed: false,
		pause: null,
		floors: new Map(),
		panels: false,
		present: new Set([1, 2]),
		tps: new Map(
			FEW.map((code) => [
				code,
				{
					filled: false,
					open: false,
					locked: false,
					version: 1,
					answered: new Set<number>(),
					recount: false,
					asked: false,
					case: null,
				},
			]),
		),
		adoptions: new Map(REGIONS.map((region) => [region, { status: 'belum', voided: 0, signed: new Set<number>() }])),
	};
}

export const tpsIn = (model: Model, code: string): ModelTps => model.tps.get(code) as ModelTps;
export const adoptionIn = (model: Model, region: string): ModelAdoption => model.adoptions.get(region) as ModelAdoption;

/** Nothing of the meeting is written now. */
export const stopped = (model: Model) => model.closed || model.pause === 'now';
/** Nothing new is begun now. */
export const noNew = (model: Model) => stopped(model) || model.pause === 'finish';

export function panelOf(model: Model, region: string): string {
	return model.panels && region.startsWith(OTHER_KELURAHAN) ? '2' : '1';
}

export const onFloor = (model: Model, code: string) => model.floors.get(panelOf(model, code)) === code;

/** What is under scrutiny in a panel; the kecamatan holds them all. */
export function scrutinyOn(model: Model, panel: string): boolean {
	return REGIONS.some(
		(region) =>
			adoptionIn(model, region).status === 'pencermatan' && (region === KECAMATAN || panelOf(model, region) === panel),
	);
}

/** Every part of the region is done. */
export function complete(model: Model, region: string): boolean {
	if (region === KECAMATAN) {
		return [KELURAHAN, OTHER_KELURAHAN].every((part) => adoptionIn(model, part).status === 'ditetapkan');
	}
	return FEW.filter((code) => code.startsWith(region)).every((code) => tpsIn(model, code).locked);
}

export const mayStrike = (model: Model, code: string): boolean => {
	const own = tpsIn(model, code);
	return (
		!stopped(model) &&
		onFloor(model, code) &&
		own.filled &&
		!own.open &&
		!own.recount &&
		own.case !== 'direkomendasikan' &&
		[...model.present].every((no) => own.answered.has(no))
	);
};

/** A TPS leaves its floor; a pause that waited for that begins. */
export function leaveFloor(model: Model, code: string): void {
	model.floors.delete(panelOf(model, code));
	if (model.pause === 'finish' && model.floors.size === 0) model.pause = 'now';
}

/** A result was opened again: what stood on it stands no more. */
export function voidFor(model: Model, code: string): void {
	for (const region of REGIONS) {
		const adoption = adoptionIn(model, region);
		if (!code.startsWith(region) || adoption.status === 'belum') continue;
		if (adoption.status === 'ditetapkan') adoption.voided++;
		adoption.status = 'belum';
		adoption.signed.clear();
	}
}

export function caseAfter(status: CaseStep['status'], by: CommandType): CaseStep['status'] | null {
	return next(CASE, status, by);
}
