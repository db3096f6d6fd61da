#pragma once

#include <QByteArray>

// A certificate for localhost and 127.0.0.1 that nobody trusts, good until 2126, and its key. Of no
// use anywhere else.

inline const QByteArray localhostCertificate = R"(
-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUNiLxfduwOgkMvhKDR9DCn4CUdNEwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE2MzQ0OFoYDzIxMjYxMDI5
MTYzNDQ4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQ0nWHoMManw7i8BBa6cyEtL+sq/MOt/YAcnm8hMJ25lDRcDs0ogHDg
79rTAmq5WADqzqetoBWlY2PcMQzaJtqro28wbTAdBgNVHQ4EFgQUKT12aOAijcCL
nlopAy69z1lVg3UwHwYDVR0jBBgwFoAUKT12aOAijcCLnlopAy69z1lVg3UwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgZFwvEKt8OCizvYAmFfjykXcRVItoCWwpSUdp6+annRYCIQCI
9i9q+Pt30aTW7FBPLQfh0qzCAAVOApijVajrME2xtg==
-----END CERTIFICATE-----
)";

inline const QByteArray localhostKey = R"(
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzSoL1wgUxg3SyUpH
UNaU29gF4aXoBltQ0B8d+VDCQFKhRANCAAQ0nWHoMManw7i8BBa6cyEtL+sq/MOt
/YAcnm8hMJ25lDRcDs0ogHDg79rTAmq5WADqzqetoBWlY2PcMQzaJtqr
-----END PRIVATE KEY-----
)";
