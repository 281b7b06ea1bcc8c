import type { Sending } from '@/app/client/useCommand';
import type { PreparationView } from '@/db/preparation';

/** What every part of the page is given. */
export interface PartProps {
	readonly view: PreparationView;
	/** True for those who may write here. */
	readonly may: boolean;
	readonly command: Sending;
}
