import type { FieldId } from '../forms/types';
import type { Zone } from '../hall/clock';

/** Names an event does not carry itself. */
export interface About {
	/** TPS and kelurahan the event is about: `TPS 012, PULAU KELAPA`. */
	readonly tps: string;
	/** A line of the party form of that TPS by party and name; any other line by its id. */
	readonly line?: (field: FieldId) => string;
	/** A contest by its short name; its code in capitals where nobody knows it. */
	readonly contest?: (code: string) => string;
	/** The kecamatan of the plenary. */
	readonly kecamatan: string;
	/** The kelurahan or kecamatan an adoption is about. */
	readonly region: string;
	/** The time kept in the place of the plenary. */
	readonly zone: Zone;
	/** The account an account event is about. */
	readonly account: string;
	/** The witness a witness event is about. */
	readonly witness: { readonly name: string; readonly contestant: number };
}

/** A contest by the short name the event's surroundings have for it. */
export function contestIn({ contest }: Pick<About, 'contest'>, code: string): string {
	return contest?.(code) ?? code.toUpperCase();
}

/** What a sentence of the catalogue is filled with. */
export type Values = Readonly<Record<string, string | number>>;
