import { useLocale, useTranslations } from 'use-intl';
import type { Cause } from '@/lib/forms/causes';
import type { Contest } from '@/lib/forms/types';
import { fieldName } from './labels';

/** Partners that are named on the chip; a longer list is in its title. */
const NAMED = 2;

/** The likely cause beside a difference; lines that moved name the lines they moved with. */
export function CauseChip({ contest, cause }: { contest: Contest; cause: Cause }) {
	const common = useTranslations('common');
	const locale = useLocale();
	if (cause.code !== 'P305') {
		return <span className="chip">{common(`cause.${cause.code === 'P306' ? cause.kind : cause.code}`)}</span>;
	}
	const lines = cause.with.map((field) => fieldName(contest, field, common, locale));
	if (cause.kind === 'shift' || lines.length === 0) {
		return (
			<span className="chip" title={lines.join('\n')}>
				{common(`cause.${cause.kind}`)}
			</span>
		);
	}
	return (
		<span className="chip" title={lines.join('\n')}>
			{common(`causeWith.${cause.kind}`, {
				lines: lines.slice(0, NAMED).join(', '),
				more: Math.max(0, lines.length - NAMED),
			})}
		</span>
	);
}
