import type { Sending } from '@/app/client/useCommand';
import type { CommandType, ResultView, Role } from '@/lib/plenary';

/** What every part of the desk needs of a result. */
export interface ResultProps {
	readonly view: ResultView;
	readonly role: Role;
	readonly may: (command: CommandType) => boolean;
	readonly command: Sending;
	/** True at the practice TPS: nothing is kept, nothing is sent. */
	readonly practice?: boolean;
}
