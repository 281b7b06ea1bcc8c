import { z } from 'zod';
import { SIREKAP_SHAPES } from '../forms/types';

/**
 * The election pack: everything an election decides and a program must not (domain.md grades below V).
 * docs/election-pack.md explains it, docs/election-pack.schema.json is written from here.
 */
export const PACK_FORMAT = 'ketok-palu/paket-pemilu';
/** Version of the format; a pack of another one is refused, never guessed at. */
export const PACK_FORMAT_VERSION = 1;

const words = z.string().trim().min(1).max(160);
const text = z.strictObject({ id: words, en: words }).describe('Words in Indonesian and English.');
const ballotNumber = z.number().int().min(1).max(99);
const sirekapId = z
	.string()
	.regex(/^[A-Za-z0-9_-]{1,24}$/)
	.describe("The key Sirekap's files use.");
const day = z.iso.date();
const section = z.enum(['I', 'II', 'III', 'IV', 'V']);
/** Rows of the form whose words differ between elections. */
export const LABEL_ROWS = [
	'I.A',
	'I.B.1',
	'I.B.2',
	'I.B.3',
	'I.B.4',
	'II.1',
	'II.2',
	'II.3',
	'II.4',
	'III',
	'V.A',
	'V.B',
	'V.C',
] as const;

const parameters = z.strictObject({
	reservePercent: z.number().min(0).max(100).multipleOf(0.001).describe('Reserve ballots in per cent of the DPT.'),
	maxVoters: z.number().int().min(1).max(999).describe('Most voters a polling station may have.'),
});

const contestant = z.strictObject({ no: ballotNumber, name: words, sirekapId });
const region = z
	.string()
	.regex(/^(\d{2}|\d{4}|\d{6}|\d{10})$/)
	.describe('Code of a province (2 digits), kabupaten/kota (4), kecamatan (6) or kelurahan/desa (10).');

const district = z.strictObject({
	code: z.string().regex(/^[A-Za-z0-9_-]{1,24}$/),
	name: words,
	regions: z.array(region).min(1).describe('Regions of the district; the longest code that fits a TPS wins.'),
	contestants: z.array(contestant).max(99).optional().describe('Candidates of a contest with one line each (DPD).'),
	lists: z
		.array(z.strictObject({ party: ballotNumber, candidates: z.array(contestant).max(40) }))
		.optional()
		.describe('Candidates of each party, in the order of the list.'),
});

const contest = z.strictObject({
	code: z.string().regex(/^[a-z-]{2,12}$/),
	kind: z.enum(['single', 'party']).describe('One line a contestant, or one page a party.'),
	name: text,
	formName: words.describe('Name of the C.Hasil.'),
	recapFormName: words.describe('Name of the D.Hasil kecamatan.'),
	sirekap: z.strictObject({
		code: z
			.string()
			.regex(/^[a-z]{2,12}$/)
			.describe("Folder in Sirekap's public tree."),
		shape: z.enum(SIREKAP_SHAPES),
	}),
	parameters: parameters.partial().optional().describe("Replaces the election's own."),
	contestants: z.array(contestant).max(99).optional().describe('For a single-line contest without districts.'),
	parties: z.array(ballotNumber).optional().describe('Parties that stand here; all of them when absent.'),
	districts: z.array(district).min(1).optional(),
});

const length = z.number().min(0).max(2000).describe('Millimetres from the upper left corner of the printed page.');
const size = z.number().gt(0).max(2000).describe('Millimetres.');
const point = z.strictObject({ x: length, y: length });
const pageLayout = z.strictObject({
	page: z.number().int().min(1).max(60),
	width: size,
	height: size,
	marks: z.tuple([point, point, point, point]).describe('Middles of the corner marks, clockwise from the upper left.'),
	markSquare: size.describe('Side of one of the two black squares of a mark.'),
	code: z
		.strictObject({
			x: length,
			y: length,
			side: size,
			rows: z
				.array(z.string().regex(/^[#.]{2,16}$/))
				.min(2)
				.max(16),
		})
		.optional()
		.describe('The square code that tells the page: # black, . white, without its border.'),
	fields: z.record(
		z.string().regex(/^[A-Z0-9.]{1,24}$/),
		z.strictObject({ x: length, y: length, width: size, height: size }),
	),
});
const layout = z
	.strictObject({
		form: words.describe('Name of the C.Hasil (`formName` of a contest).'),
		district: z.string().optional().describe('Code of the district whose lists it has; all of them when absent.'),
		pages: z.array(pageLayout).min(1).max(60),
	})
	.describe('Where the numbers stand on a printed form; docs/form-layouts.md.');

export const packSchema = z
	.strictObject({
		format: z.literal(PACK_FORMAT),
		formatVersion: z.literal(PACK_FORMAT_VERSION),
		id: z.string().regex(/^[a-z0-9-]{3,48}$/),
		version: z.number().int().min(1).describe('Counts up with each edition of this pack.'),
		name: text,
		votingDay: day,
		zone: z.enum(['WIB', 'WITA', 'WIT']),
		recap: z.strictObject({ from: day, to: day }).describe('The window of the recapitulation in the kecamatan.'),
		parameters,
		labels: z
			.partialRecord(z.enum(LABEL_ROWS), text)
			.optional()
			.describe('Words of rows that this election calls otherwise.'),
		sectionOrder: z.array(section).length(5).optional(),
		parties: z.array(z.strictObject({ ...contestant.shape, local: z.boolean().optional() })).max(99),
		contests: z.array(contest).min(1).max(12).describe('In the order in which they are read.'),
		layouts: z.array(layout).max(200).optional().describe('Printed forms that were measured, for strips of photos.'),
	})
	.describe('Election pack of Ketok Palu');

export type ElectionPack = z.infer<typeof packSchema>;
export type PackLayout = NonNullable<ElectionPack['layouts']>[number];
export type PackContest = ElectionPack['contests'][number];
export type PackDistrict = NonNullable<PackContest['districts']>[number];
