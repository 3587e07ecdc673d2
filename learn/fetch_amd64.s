#include "textflag.h"

// func fetchRows(table unsafe.Pointer, features *uint32, n int, mask uint32, shift uint8)
TEXT ·fetchRows(SB), NOSPLIT, $0-29
	MOVQ table+0(FP), DI
	MOVQ features+8(FP), SI
	MOVQ n+16(FP), DX
	MOVL mask+24(FP), R8
	MOVBLZX shift+28(FP), CX
	TESTQ DX, DX
	JZ done

next:
	MOVL (SI), AX
	ANDL R8, AX
	SHLQ CX, AX
	PREFETCHT0 (DI)(AX*1)
	ADDQ $4, SI
	DECQ DX
	JNZ next

done:
	RET
