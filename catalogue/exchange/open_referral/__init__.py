"""Published services as Open Referral HSDS 3.0 has them: pure, what is not known is left out."""
