import type { SignerView } from '@/lib/plenary/view-adoption';
import type { Standing } from './Mark';

/** How a signer stands, in the marks every screen uses: signs, refuses, has not said, is not there. */
export function signerStanding({
	answer,
	present,
}: SignerView): Extract<Standing, 'agree' | 'refuse' | 'waiting' | 'absent'> {
	if (answer?.answer === 'sign') return 'agree';
	if (answer?.answer === 'refuse') return 'refuse';
	return present && !answer ? 'waiting' : 'absent';
}
