import { z } from 'zod';

/**
 * What a plenary does by rule or by agreement and what no law text was read for word by word (grades S, A and F of
 * the domain sheet). They are agreed when the plenary is opened, stand in the ledger, and default to what was done
 * in Pemilu 2024.
 */
export const rulesSchema = z.object({
	/** How many panels may read at the same time (F: "paling banyak 4" is said, no text was found). */
	maxPanels: z.number().int().min(1).max(20),
	/** Contest by contest or TPS by TPS; both were done (domain 2.2, F). */
	order: z.enum(['per-tps', 'per-kontes']),
	/** Witnesses a contestant may mandate (V for Pemilu 2024: PKPU 5/2024 art. 14(4); other years may differ). */
	mandated: z.number().int().min(1).max(20),
	/** How many of them may be in the room at once (same article). */
	inRoom: z.number().int().min(1).max(20),
	/** True: C.Kejadian Khusus must have been read out before the gavel (A: PKPU 19/2020 art. 15A(1)i). */
	incidentBeforeGavel: z.boolean(),
	/** True: a Panwaslu recommendation must be followed up before the gavel (A: PKPU 9/2019 art. 208). */
	followUpBeforeGavel: z.boolean(),
	/** Invitations arrive at the latest this many days before the meeting (S: one day). */
	invitationDays: z.number().int().min(0).max(30),
	/** The stage's window at the kecamatan, days included (S: 15 February to 2 March 2024). */
	window: z.object({ from: z.iso.date(), to: z.iso.date() }),
});

export type Rules = z.infer<typeof rulesSchema>;
