import type { CaseKind, CaseSide, CaseStatus, CaseSubject } from './commands-case';

export interface CaseEvents {
	'case.filed': {
		readonly case: string;
		readonly kind: CaseKind;
		readonly subject: CaseSubject;
		readonly field: string | null;
		readonly text: string;
		readonly evidence: string;
		readonly from: { readonly side: CaseSide; readonly witness: string | null; readonly name: string };
		readonly origin: 'rapat' | 'jawaban-saksi' | 'c-kejadian-khusus';
		readonly status: CaseStatus;
	};
	'case.moved': {
		readonly case: string;
		readonly status: CaseStatus;
		readonly text: string;
		readonly document: string;
		/** The recommendation that stood was taken back; absent otherwise. */
		readonly retracted?: true;
	};
}
