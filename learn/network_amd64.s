#include "textflag.h"

// func sumRows(h *int16, in *byte, rows *int32, n int, kept *int16, places *int32, m, units, least, most int)
//
// 64 units at a time are added up in X0 to X7, row after row, each row so many
// times as its first byte says, then the sums that were kept.
TEXT ·sumRows(SB), NOSPLIT, $0-80
	MOVQ h+0(FP), DI
	MOVQ in+8(FP), R8
	LEAQ 1(R8), SI        // weights of this block in row 0
	MOVQ kept+32(FP), R12 // this block in the first of the sums
	MOVQ units+56(FP), R9
	LEAQ 1(R9), R13 // bytes of a row
	MOVQ R9, R10    // units that are left

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
	JZ sums

row:
	MOVLQSX (R11), AX
	IMULQ R13, AX
	MOVBQZX (R8)(AX*1), BX
	ANDL $3, BX
	XORL DX, DX
	BTSQ BX, DX // how many times
	ADDQ SI, AX

add:
	MOVOU 0(AX), X8
	MOVO X8, X9
	PUNPCKLBW X8, X8
	PSRAW $8, X8
	PADDW X8, X0
	PUNPCKHBW X9, X9
	PSRAW $8, X9
	PADDW X9, X1
	MOVOU 16(AX), X8
	MOVO X8, X9
	PUNPCKLBW X8, X8
	PSRAW $8, X8
	PADDW X8, X2
	PUNPCKHBW X9, X9
	PSRAW $8, X9
	PADDW X9, X3
	MOVOU 32(AX), X8
	MOVO X8, X9
	PUNPCKLBW X8, X8
	PSRAW $8, X8
	PADDW X8, X4
	PUNPCKHBW X9, X9
	PSRAW $8, X9
	PADDW X9, X5
	MOVOU 48(AX), X8
	MOVO X8, X9
	PUNPCKLBW X8, X8
	PSRAW $8, X8
	PADDW X8, X6
	PUNPCKHBW X9, X9
	PSRAW $8, X9
	PADDW X9, X7
	DECQ DX
	JNZ add
	ADDQ $4, R11
	DECQ CX
	JNZ row

sums:
	MOVQ places+40(FP), R11
	MOVQ m+48(FP), CX
	TESTQ CX, CX
	JZ store

sum:
	MOVLQSX (R11), AX
	IMULQ R9, AX
	LEAQ (R12)(AX*2), AX
	MOVOU 0(AX), X8
	PADDW X8, X0
	MOVOU 16(AX), X9
	PADDW X9, X1
	MOVOU 32(AX), X8
	PADDW X8, X2
	MOVOU 48(AX), X9
	PADDW X9, X3
	MOVOU 64(AX), X8
	PADDW X8, X4
	MOVOU 80(AX), X9
	PADDW X9, X5
	MOVOU 96(AX), X8
	PADDW X8, X6
	MOVOU 112(AX), X9
	PADDW X9, X7
	ADDQ $4, R11
	DECQ CX
	JNZ sum

store:
	MOVQ least+64(FP), X10
	PSHUFLW $0, X10, X10
	PSHUFD $0, X10, X10
	MOVQ most+72(FP), X11
	PSHUFLW $0, X11, X11
	PSHUFD $0, X11, X11
	PMAXSW X10, X0
	PMINSW X11, X0
	MOVOU X0, 0(DI)
	PMAXSW X10, X1
	PMINSW X11, X1
	MOVOU X1, 16(DI)
	PMAXSW X10, X2
	PMINSW X11, X2
	MOVOU X2, 32(DI)
	PMAXSW X10, X3
	PMINSW X11, X3
	MOVOU X3, 48(DI)
	PMAXSW X10, X4
	PMINSW X11, X4
	MOVOU X4, 64(DI)
	PMAXSW X10, X5
	PMINSW X11, X5
	MOVOU X5, 80(DI)
	PMAXSW X10, X6
	PMINSW X11, X6
	MOVOU X6, 96(DI)
	PMAXSW X10, X7
	PMINSW X11, X7
	MOVOU X7, 112(DI)
	ADDQ $128, DI
	ADDQ $64, SI
	ADDQ $128, R12
	SUBQ $64, R10
	JGT block
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

// 1 moved up by 0 to 3 bits.
DATA powers<>+0(SB)/8, $0x0008000400020001
GLOBL powers<>(SB), RODATA|NOPTR, $8

// Of the 32 units at AX the even ones, times Y12, are added to EVEN, the odd ones, times
// Y13, to ODD: Y12 and Y13 are 0 for the others, and pairs are added up in 16 bits.
#define ADD(AT, EVEN, ODD) \
	VMOVDQU AT(AX), Y14; \
	VPMADDUBSW Y14, Y12, Y15; \
	VPADDW Y15, EVEN, EVEN; \
	VPMADDUBSW Y14, Y13, Y15; \
	VPADDW Y15, ODD, ODD

// 32 units, even and odd ones apart, are brought into their order.
#define ORDER(EVEN, ODD) \
	VPUNPCKLWD ODD, EVEN, Y14; \
	VPUNPCKHWD ODD, EVEN, Y15; \
	VPERM2I128 $0x20, Y15, Y14, EVEN; \
	VPERM2I128 $0x31, Y15, Y14, ODD

// 16 units are cut to what lies between Y12 and Y13.
#define STORE(SUM, AT) \
	VPMAXSW Y12, SUM, SUM; \
	VPMINSW Y13, SUM, SUM; \
	VMOVDQU SUM, AT(DI)

// func sumRowsWide(h *int16, in *byte, rows *int32, n int, kept *int16, places *int32, m, units, least, most int)
//
// sumRows with AVX2: 192 units at a time in Y0 to Y11 where so many are left,
// else 64 in Y0 to Y3. There is no branch on how many times a row is added: it would
// wait for the row, which may have to be fetched from far.
TEXT ·sumRowsWide(SB), NOSPLIT, $0-80
	MOVQ h+0(FP), DI
	MOVQ in+8(FP), R8
	LEAQ 1(R8), SI        // weights of this block in row 0
	MOVQ kept+32(FP), R12 // this block in the first of the sums
	MOVQ units+56(FP), R9
	LEAQ 1(R9), R13 // bytes of a row
	MOVQ R9, R10    // units that are left

next:
	LEAQ powers<>(SB), DX
	MOVQ rows+16(FP), R11
	MOVQ n+24(FP), CX
	CMPQ R10, $192
	JLT few

	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	VPXOR Y8, Y8, Y8
	VPXOR Y9, Y9, Y9
	VPXOR Y10, Y10, Y10
	VPXOR Y11, Y11, Y11
	TESTQ CX, CX
	JZ manysums

manyrow:
	MOVLQSX (R11), AX
	IMULQ R13, AX
	MOVBQZX (R8)(AX*1), BX
	ANDL $3, BX
	VPBROADCASTW (DX)(BX*2), Y12 // how many times
	VPSLLW $8, Y12, Y13
	ADDQ SI, AX
	ADD(0, Y0, Y1)
	ADD(32, Y2, Y3)
	ADD(64, Y4, Y5)
	ADD(96, Y6, Y7)
	ADD(128, Y8, Y9)
	ADD(160, Y10, Y11)
	ADDQ $4, R11
	DECQ CX
	JNZ manyrow

manysums:
	ORDER(Y0, Y1)
	ORDER(Y2, Y3)
	ORDER(Y4, Y5)
	ORDER(Y6, Y7)
	ORDER(Y8, Y9)
	ORDER(Y10, Y11)
	MOVQ places+40(FP), R11
	MOVQ m+48(FP), CX
	TESTQ CX, CX
	JZ manystore

manysum:
	MOVLQSX (R11), AX
	IMULQ R9, AX
	LEAQ (R12)(AX*2), AX
	VPADDW 0(AX), Y0, Y0
	VPADDW 32(AX), Y1, Y1
	VPADDW 64(AX), Y2, Y2
	VPADDW 96(AX), Y3, Y3
	VPADDW 128(AX), Y4, Y4
	VPADDW 160(AX), Y5, Y5
	VPADDW 192(AX), Y6, Y6
	VPADDW 224(AX), Y7, Y7
	VPADDW 256(AX), Y8, Y8
	VPADDW 288(AX), Y9, Y9
	VPADDW 320(AX), Y10, Y10
	VPADDW 352(AX), Y11, Y11
	ADDQ $4, R11
	DECQ CX
	JNZ manysum

manystore:
	MOVQ least+64(FP), AX
	VMOVD AX, X12
	VPBROADCASTW X12, Y12
	MOVQ most+72(FP), AX
	VMOVD AX, X13
	VPBROADCASTW X13, Y13
	STORE(Y0, 0)
	STORE(Y1, 32)
	STORE(Y2, 64)
	STORE(Y3, 96)
	STORE(Y4, 128)
	STORE(Y5, 160)
	STORE(Y6, 192)
	STORE(Y7, 224)
	STORE(Y8, 256)
	STORE(Y9, 288)
	STORE(Y10, 320)
	STORE(Y11, 352)
	ADDQ $384, DI
	ADDQ $192, SI
	ADDQ $384, R12
	SUBQ $192, R10
	JNZ next
	VZEROUPPER
	RET

few:
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	TESTQ CX, CX
	JZ fewsums

fewrow:
	MOVLQSX (R11), AX
	IMULQ R13, AX
	MOVBQZX (R8)(AX*1), BX
	ANDL $3, BX
	VPBROADCASTW (DX)(BX*2), Y12 // how many times
	VPSLLW $8, Y12, Y13
	ADDQ SI, AX
	ADD(0, Y0, Y1)
	ADD(32, Y2, Y3)
	ADDQ $4, R11
	DECQ CX
	JNZ fewrow

fewsums:
	ORDER(Y0, Y1)
	ORDER(Y2, Y3)
	MOVQ places+40(FP), R11
	MOVQ m+48(FP), CX
	TESTQ CX, CX
	JZ fewstore

fewsum:
	MOVLQSX (R11), AX
	IMULQ R9, AX
	LEAQ (R12)(AX*2), AX
	VPADDW 0(AX), Y0, Y0
	VPADDW 32(AX), Y1, Y1
	VPADDW 64(AX), Y2, Y2
	VPADDW 96(AX), Y3, Y3
	ADDQ $4, R11
	DECQ CX
	JNZ fewsum

fewstore:
	MOVQ least+64(FP), AX
	VMOVD AX, X12
	VPBROADCASTW X12, Y12
	MOVQ most+72(FP), AX
	VMOVD AX, X13
	VPBROADCASTW X13, Y13
	STORE(Y0, 0)
	STORE(Y1, 32)
	STORE(Y2, 64)
	STORE(Y3, 96)
	ADDQ $128, DI
	ADDQ $64, SI
	ADDQ $128, R12
	SUBQ $64, R10
	JNZ next
	VZEROUPPER
	RET

// func sumProductsWide(a, b *int16, n int) int32
//
// sumProducts with AVX2: 32 products at a time are added up in pairs in Y0 and Y1.
TEXT ·sumProductsWide(SB), NOSPLIT, $0-28
	MOVQ a+0(FP), SI
	MOVQ b+8(FP), DI
	MOVQ n+16(FP), CX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1

products:
	VMOVDQU 0(SI), Y2
	VPMADDWD 0(DI), Y2, Y2
	VPADDD Y2, Y0, Y0
	VMOVDQU 32(SI), Y3
	VPMADDWD 32(DI), Y3, Y3
	VPADDD Y3, Y1, Y1
	ADDQ $64, SI
	ADDQ $64, DI
	SUBQ $32, CX
	JGT products
	VPADDD Y1, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0x4e, X0, X1
	VPADDD X1, X0, X0
	VPSHUFD $0xb1, X0, X1
	VPADDD X1, X0, X0
	VMOVD X0, AX
	VZEROUPPER
	MOVL AX, ret+24(FP)
	RET
