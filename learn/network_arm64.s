#include "textflag.h"

// The assembler has no names for the vector instructions that are written as words.

// func sumRows(h *int16, in *byte, rows *int32, n int, kept *int16, places *int32, m, units, least, most int)
//
// 64 units at a time are added up in V0 to V7, row after row, each row so many
// times as its first byte says, then the sums that were kept.
TEXT ·sumRows(SB), NOSPLIT, $0-80
	MOVD h+0(FP), R0
	MOVD in+8(FP), R1
	MOVD kept+32(FP), R2 // this block in the first of the sums
	MOVD units+56(FP), R5
	MOVD R5, R6      // units that are left
	ADD $1, R5, R11  // bytes of a row
	LSL $1, R5, R12  // bytes of a sum
	MOVD $1, R13     // this block in a row
	MOVD $1, R14
	MOVD least+64(FP), R7
	VDUP R7, V16.H8
	MOVD most+72(FP), R7
	VDUP R7, V17.H8

block:
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16
	MOVD rows+16(FP), R3
	MOVD n+24(FP), R4
	CBZ R4, sums

row:
	MOVW.P 4(R3), R8
	MADD R11, R1, R8, R10
	MOVBU (R10), R9
	AND $3, R9, R9
	LSL R9, R14, R9 // how many times
	ADD R13, R10, R10

add:
	VLD1 (R10), [V18.B16, V19.B16, V20.B16, V21.B16]
	WORD $0x0e321000 // SADDW V0.8H, V0.8H, V18.8B
	WORD $0x4e321021 // SADDW2 V1.8H, V1.8H, V18.16B
	WORD $0x0e331042 // SADDW V2.8H, V2.8H, V19.8B
	WORD $0x4e331063 // SADDW2 V3.8H, V3.8H, V19.16B
	WORD $0x0e341084 // SADDW V4.8H, V4.8H, V20.8B
	WORD $0x4e3410a5 // SADDW2 V5.8H, V5.8H, V20.16B
	WORD $0x0e3510c6 // SADDW V6.8H, V6.8H, V21.8B
	WORD $0x4e3510e7 // SADDW2 V7.8H, V7.8H, V21.16B
	SUBS $1, R9, R9
	BNE add
	SUBS $1, R4, R4
	BNE row

sums:
	MOVD places+40(FP), R3
	MOVD m+48(FP), R4
	CBZ R4, store

sum:
	MOVW.P 4(R3), R8
	MADD R12, R2, R8, R10
	VLD1.P 64(R10), [V18.H8, V19.H8, V20.H8, V21.H8]
	VADD V18.H8, V0.H8, V0.H8
	VADD V19.H8, V1.H8, V1.H8
	VADD V20.H8, V2.H8, V2.H8
	VADD V21.H8, V3.H8, V3.H8
	VLD1 (R10), [V18.H8, V19.H8, V20.H8, V21.H8]
	VADD V18.H8, V4.H8, V4.H8
	VADD V19.H8, V5.H8, V5.H8
	VADD V20.H8, V6.H8, V6.H8
	VADD V21.H8, V7.H8, V7.H8
	SUBS $1, R4, R4
	BNE sum

store:
	WORD $0x4e706400 // SMAX V0.8H, V0.8H, V16.8H
	WORD $0x4e716c00 // SMIN V0.8H, V0.8H, V17.8H
	WORD $0x4e706421 // SMAX V1.8H, V1.8H, V16.8H
	WORD $0x4e716c21 // SMIN V1.8H, V1.8H, V17.8H
	WORD $0x4e706442 // SMAX V2.8H, V2.8H, V16.8H
	WORD $0x4e716c42 // SMIN V2.8H, V2.8H, V17.8H
	WORD $0x4e706463 // SMAX V3.8H, V3.8H, V16.8H
	WORD $0x4e716c63 // SMIN V3.8H, V3.8H, V17.8H
	WORD $0x4e706484 // SMAX V4.8H, V4.8H, V16.8H
	WORD $0x4e716c84 // SMIN V4.8H, V4.8H, V17.8H
	WORD $0x4e7064a5 // SMAX V5.8H, V5.8H, V16.8H
	WORD $0x4e716ca5 // SMIN V5.8H, V5.8H, V17.8H
	WORD $0x4e7064c6 // SMAX V6.8H, V6.8H, V16.8H
	WORD $0x4e716cc6 // SMIN V6.8H, V6.8H, V17.8H
	WORD $0x4e7064e7 // SMAX V7.8H, V7.8H, V16.8H
	WORD $0x4e716ce7 // SMIN V7.8H, V7.8H, V17.8H
	VST1.P [V0.H8, V1.H8, V2.H8, V3.H8], 64(R0)
	VST1.P [V4.H8, V5.H8, V6.H8, V7.H8], 64(R0)
	ADD $64, R13
	ADD $128, R2
	SUBS $64, R6, R6
	BGT block
	RET

// func sumProducts(a, b *int16, n int) int32
//
// 16 products at a time are added up in V0 to V3.
TEXT ·sumProducts(SB), NOSPLIT, $0-28
	MOVD a+0(FP), R0
	MOVD b+8(FP), R1
	MOVD n+16(FP), R2
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16

products:
	VLD1.P 32(R0), [V4.H8, V5.H8]
	VLD1.P 32(R1), [V6.H8, V7.H8]
	WORD $0x0e668080 // SMLAL V0.4S, V4.4H, V6.4H
	WORD $0x4e668081 // SMLAL2 V1.4S, V4.8H, V6.8H
	WORD $0x0e6780a2 // SMLAL V2.4S, V5.4H, V7.4H
	WORD $0x4e6780a3 // SMLAL2 V3.4S, V5.8H, V7.8H
	SUBS $16, R2, R2
	BGT products
	VADD V1.S4, V0.S4, V0.S4
	VADD V3.S4, V2.S4, V2.S4
	VADD V2.S4, V0.S4, V0.S4
	VADDV V0.S4, V0
	VMOV V0.S[0], R3
	MOVW R3, ret+24(FP)
	RET
