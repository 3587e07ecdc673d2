#include "textflag.h"

// func fetchRows(table unsafe.Pointer, features *uint32, n int, mask uint32, shift uint8)
TEXT ·fetchRows(SB), NOSPLIT, $0-29
	MOVD table+0(FP), R0
	MOVD features+8(FP), R1
	MOVD n+16(FP), R2
	MOVWU mask+24(FP), R3
	MOVBU shift+28(FP), R4
	CBZ R2, done

next:
	MOVWU.P 4(R1), R5
	ANDW R3, R5
	LSL R4, R5
	ADD R0, R5
	PRFM (R5), PLDL1KEEP
	SUB $1, R2
	CBNZ R2, next

done:
	RET
