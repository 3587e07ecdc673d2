#include "textflag.h"

// func sumRows(h, in *int16, rows *int32, n, units int)
//
// 64 units at a time are added up in X0 to X7, row after row.
TEXT ·sumRows(SB), NOSPLIT, $0-40
	MOVQ h+0(FP), DI
	MOVQ in+8(FP), SI
	MOVQ units+32(FP), R9
	SHLQ $1, R9           // bytes of a row
	XORQ R10, R10         // byte of the row that the 64 units begin at
	PXOR X9, X9
	MOVL $0x0fff0fff, AX  // mostH, twice
	MOVQ AX, X10
	PSHUFD $0, X10, X10

block:
	PXOR X0, X0
	PXOR X1, X1
	PXOR X2, X2
	PXOR X3, X3
	PXOR X4, X4
	PXOR X5, X5
	PXOR X6, X6
	PXOR X7, X7
	MOVQ rows+16(FP), R11
	MOVQ n+24(FP), CX
	TESTQ CX, CX
	JZ store

row:
	MOVLQSX (R11), AX
	IMULQ R9, AX
	ADDQ R10, AX
	ADDQ SI, AX
	MOVOU 0(AX), X8
	PADDW X8, X0
	MOVOU 16(AX), X11
	PADDW X11, X1
	MOVOU 32(AX), X8
	PADDW X8, X2
	MOVOU 48(AX), X11
	PADDW X11, X3
	MOVOU 64(AX), X8
	PADDW X8, X4
	MOVOU 80(AX), X11
	PADDW X11, X5
	MOVOU 96(AX), X8
	PADDW X8, X6
	MOVOU 112(AX), X11
	PADDW X11, X7
	ADDQ $4, R11
	DECQ CX
	JNZ row

store:
	PMAXSW X9, X0
	PMINSW X10, X0
	MOVOU X0, 0(DI)
	PMAXSW X9, X1
	PMINSW X10, X1
	MOVOU X1, 16(DI)
	PMAXSW X9, X2
	PMINSW X10, X2
	MOVOU X2, 32(DI)
	PMAXSW X9, X3
	PMINSW X10, X3
	MOVOU X3, 48(DI)
	PMAXSW X9, X4
	PMINSW X10, X4
	MOVOU X4, 64(DI)
	PMAXSW X9, X5
	PMINSW X10, X5
	MOVOU X5, 80(DI)
	PMAXSW X9, X6
	PMINSW X10, X6
	MOVOU X6, 96(DI)
	PMAXSW X9, X7
	PMINSW X10, X7
	MOVOU X7, 112(DI)
	ADDQ $128, DI
	ADDQ $128, R10
	CMPQ R10, R9
	JLT block
	RET

// func sumProducts(a, b *int16, n int) int32
//
// 16 products at a time are added up in pairs in X0 and X1.
TEXT ·sumProducts(SB), NOSPLIT, $0-28
	MOVQ a+0(FP), SI
	MOVQ b+8(FP), DI
	MOVQ n+16(FP), CX
	PXOR X0, X0
	PXOR X1, X1

products:
	MOVOU 0(SI), X2
	MOVOU 0(DI), X3
	PMADDWL X3, X2
	PADDL X2, X0
	MOVOU 16(SI), X4
	MOVOU 16(DI), X5
	PMADDWL X5, X4
	PADDL X4, X1
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $16, CX
	JGT products
	PADDL X1, X0
	PSHUFD $0x4e, X0, X1
	PADDL X1, X0
	PSHUFD $0xb1, X0, X1
	PADDL X1, X0
	MOVD X0, AX
	MOVL AX, ret+24(FP)
	RET
