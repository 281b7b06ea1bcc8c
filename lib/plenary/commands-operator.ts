import { z } from 'zod';
import { OPERATOR_DUTIES } from './lists';
import { name, text, tpsCode } from './parts';

export { OPERATOR_DUTIES } from './lists';

export type OperatorDuty = (typeof OPERATOR_DUTIES)[number];

/** Name of an account in Sirekap; it tells operators apart. */
const username = z.string().regex(/^[a-z0-9._@-]{3,64}$/);
const some = z.array(username).min(1).max(2000);

/** Commands about Sirekap's operators and how far their accounts are. */
export const operatorCommandSchemas = {
	'operator.register': z.object({
		operators: z
			.array(
				z.object({
					username,
					name,
					duty: z.enum(OPERATOR_DUTIES),
					/** The TPS a Mobile operator photographs and sends for; `null` for a Web operator of the kecamatan. */
					tps: tpsCode.nullable(),
				}),
			)
			.min(1)
			.max(2000),
	}),
	'operator.activate': z.object({ operators: some }),
	/** A trial sending went through. */
	'operator.enable': z.object({ operators: some }),
	'operator.fail': z.object({ operator: username, reason: text }),
	'operator.retire': z.object({ operator: username, reason: text }),
	/** PPK sends for a KPPS that could not. */
	'operator.standIn': z.object({ tps: tpsCode, reason: text }),
} as const;
